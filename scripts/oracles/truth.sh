#!/usr/bin/env bash
# Variants of simulated communities against the truth: dysbio, the vsearch chain and R dada2 on the same reads.
# Primers are removed once, with cutadapt; each tool then filters as it usually does. vsearch runs twice: with its
# defaults (the peer), and with dysbio's settings (the oracle whose sequences ours have to equal).
# Usage: scripts/oracles/truth.sh FOLDER [SEEDS=5] [REFERENCE.fasta]     needs: cutadapt, vsearch, R dada2, python3 scipy
# DYSBIO names the program; without it the one of this package is built. VARIANTS: continuous and binned qualities of a
# log-normal community of 120 templates; gut: close relatives, up to four templates of each gut genus, in two groups.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: truth.sh FOLDER [SEEDS] [REFERENCE]}
seeds=${2:-5}
reference=${3:-}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if [ -z "${DYSBIO:-}" ]; then
  swift build -c release --product dysbio >&2
  DYSBIO=$(swift build -c release --show-bin-path)/dysbio
fi
forward=GTGCCAGCMGCCGCGGTAA
reverse=GGACTACHVGGGTWTCTAAT

# Uniques of a FASTA file, most reads first, then by sequence, as dysbio orders them.
uniques() {
  vsearch --derep_fulllength "$1" --sizeout --output - --fasta_width 0 --minseqlength 1 --quiet |
    awk '/^>/ { split($0, part, "size="); size = part[2] + 0; next } { print size "\t" $0 }' |
    LC_ALL=C sort -k1,1nr -k2,2 | awk -F '\t' '{ printf ">u%06d;size=%d\n%s\n", NR, $1, $2 }'
}

# $1 = folder of the study, $2 = name, then options of mergepairs. Leaves uniques, centroids, chimeras, asv.
vsearch_chain() {
  local study=$1 out=$1/$2 file sample
  shift 2
  mkdir -p "$out"
  : >"$out/all.fasta"
  for file in "$study"/trimmed/*_R1.fastq.gz; do
    sample=$(basename "$file" _R1.fastq.gz)
    vsearch --threads 2 --fastq_mergepairs "$file" --reverse "${file/_R1/_R2}" --fastqout - --quiet "$@" 2>/dev/null |
      vsearch --fastq_filter - --fastq_maxee 1 --fastq_maxns 0 --fastaout - --relabel "$sample." --quiet >>"$out/all.fasta"
  done
  uniques "$out/all.fasta" >"$out/uniques.fasta"
}

for variant in ${VARIANTS:-continuous binned gut}; do
  for ((seed = 1; seed <= seeds; seed++)); do
    study=$folder/$variant-$seed
    [ -f "$study/dada2/table.csv" ] && continue
    rm -rf "$study"; mkdir -p "$study/trimmed"
    extra=()
    case $variant in
      binned) extra=(--samples 3 --richness 120 --binned-qualities) ;;
      gut) extra=(--group healthy=2 --group altered=1 --community SampleData/simulation/gut-community.tsv) ;;
      *) extra=(--samples 3 --richness 120) ;;
    esac
    [ -n "$reference" ] && extra+=(--reference "$reference")
    "$DYSBIO" simulate --output "$study/reads" --pairs 8000 --seed "$seed" --primers 515f-806r \
      --pcr-errors 1e-5 --chimeras 0.015 --read-length 250 --quiet "${extra[@]}"
    for file in "$study"/reads/*_R1.fastq.gz; do
      sample=$(basename "$file" _R1.fastq.gz)
      cutadapt -j 2 -Z -e 0.15 --no-indels --discard-untrimmed -g "^$forward" -G "^$reverse" \
        -o "$study/trimmed/${sample}_R1.fastq.gz" -p "$study/trimmed/${sample}_R2.fastq.gz" \
        "$file" "${file/_R1/_R2}" >/dev/null
    done

    "$DYSBIO" run "$study/trimmed" --primers none --denoiser unoise --output "$study/dysbio" --quiet

    vsearch_chain "$study" vsearch
    vsearch --threads 2 --cluster_unoise "$study/vsearch/uniques.fasta" --minsize 8 --sizein --sizeout --quiet \
      --centroids "$study/vsearch/centroids.fasta" --fasta_width 0
    vsearch --uchime3_denovo "$study/vsearch/centroids.fasta" --nonchimeras "$study/vsearch/asv.fasta" --sizein \
      --chimeras "$study/vsearch/chimeras.fasta" --fasta_width 0 --quiet

    # The settings of dysbio's plan, and the reads of each centroid's own sequence for the chimera rule.
    read -r differences shortest longest < <(python3 scripts/oracles/truth.py settings "$study")
    vsearch_chain "$study" same --fastq_minovlen 16 --fastq_allowmergestagger --fastq_maxdiffs "$differences" \
      --fastq_truncqual 2 --fastq_minlen 50 --fastq_minmergelen "$shortest" --fastq_maxmergelen "$longest"
    vsearch --threads 2 --cluster_unoise "$study/same/uniques.fasta" --minsize 8 --strand plus --qmask none --sizein \
      --sizeout --centroids "$study/same/clusters.fasta" --fasta_width 0 --quiet
    awk 'NR == FNR { if (/^>/) { split($0, part, ";"); keep[part[1]] = 1 } next }
      /^>/ { split($0, part, ";"); show = part[1] in keep } show' "$study/same/clusters.fasta" \
      "$study/same/uniques.fasta" >"$study/same/centroids.fasta"
    vsearch --uchime3_denovo "$study/same/centroids.fasta" --nonchimeras "$study/same/asv.fasta" --qmask none --sizein \
      --chimeras "$study/same/chimeras.fasta" --fasta_width 0 --quiet

    # 231 and 230 bases after the primers; 220 + 160 leave an overlap of 127 in 253 bases.
    Rscript scripts/oracles/dada2-chain.R "$study/trimmed" "$study/dada2" 220 160 >"$study/dada2.log" 2>&1
    echo "$variant seed $seed done" >&2
  done
done
python3 scripts/oracles/truth.py score "$folder"
