#!/usr/bin/env bash
# Holds the imports of every source file against the arrows of the architecture. One line per wrong import; exit 1 if any.
# An optional argument names another source folder (the test of this check gives it a bad one).
set -euo pipefail
cd "$(dirname "$0")/.."
sources=${1:-Sources}

# What each module may import of the project and of packages. Every module may import Glibc.
declare -A may=(
  [BioModel]=""
  [Fingerprints]="Crypto"
  [Statistics]="BioModel Fingerprints Parallel CLAPACKE"
  [Kernels]=""
  [Parallel]="Dispatch"
  [Storage]=""
  [BioIO]="BioModel Fingerprints Kernels Parallel CHDF5 CHTSlib CISAL CSystem CYAML CZip CZlib FoundationEssentials"
  [Reads]="BioModel CEmbedded Fingerprints Kernels Parallel Statistics FoundationEssentials"
  [Amplicon]="BioModel Fingerprints Kernels Parallel Statistics Reads"
  [Simulation]="BioModel Fingerprints Kernels Parallel Statistics Reads"
  [Taxonomy]="BioModel Fingerprints Kernels Parallel Statistics Storage CEmbedded"
  [Diversity]="BioModel Fingerprints Kernels Parallel Statistics Storage"
  [Dysbiosis]="BioModel Fingerprints Kernels Parallel Statistics CEmbedded Diversity Taxonomy FoundationEssentials"
  [Reporting]="BioModel CEmbedded Amplicon Reads Simulation Diversity Taxonomy Dysbiosis Statistics FoundationEssentials"
  [Pipeline]="BioModel Fingerprints Kernels Parallel Statistics Storage BioIO Reads Amplicon Simulation Taxonomy Diversity Dysbiosis Reporting Logging FoundationEssentials"
  [DysbioCLI]="BioModel Parallel Statistics Reads Amplicon Simulation Taxonomy Diversity Dysbiosis BioIO Reporting Pipeline ArgumentParser Logging Dispatch FoundationEssentials"
  [dysbio]="DysbioCLI ArgumentParser"
)
# C libraries stand behind one folder each.
declare -A door=([CHTSlib]="BioIO/HTS" [CZlib]="BioIO/HTS" [CISAL]="BioIO/Deflate" [CSystem]="BioIO/Output" [CLAPACKE]="Statistics/LinearAlgebra" [CHDF5]="BioIO/HDF5" [CZip]="BioIO/Zip" [CYAML]="BioIO/YAML")

wrong=0
while IFS=: read -r file line statement; do
  path=${file#"$sources"/}
  module=${path%%/*}
  imported=$(sed -E 's/^.*import +((struct|class|enum|protocol|func|let|var|typealias) +)?//; s/[. ].*$//' <<<"$statement")
  [ "$imported" = Glibc ] && continue
  if [ -z "${may[$module]+known}" ]; then
    echo "$file:$line: module $module has no entry in scripts/check-layers.sh" >&2
    wrong=1
  elif [[ " ${may[$module]} " != *" $imported "* ]]; then
    echo "$file:$line: $module must not import $imported" >&2
    wrong=1
  elif [ -n "${door[$imported]+known}" ] && [[ $path != ${door[$imported]}/* ]]; then
    echo "$file:$line: $imported is imported in ${door[$imported]} only" >&2
    wrong=1
  fi
done < <(grep -rnE '^[[:space:]]*(@[A-Za-z_]+(\([^)]*\))? +)*((public|package|internal|fileprivate|private) +)?import +' "$sources" --include='*.swift')
exit $wrong
