// BioIO: files to values and back.
//
// HTS/    bytes of plain, gzip and BGZF files, BAM and CRAM, digests: the only place that imports htslib and zlib.
// FASTQ/  reads and read pairs in batches, and their writer.
// FASTA/  whole sequence files, and their writer.
// Deflate/ blocks of compressed output: the only place that imports ISA-L.
// Output/ the results folder that appears whole or not at all; files that lanes write in order, many files at once.
// HDF5/   values in HDF5 files in memory; Zip/ entries of zip archives in memory, QIIME 2 artifacts.
// Trees/  phylogenetic trees: Newick, NEXUS, and those inside artifacts and BIOM 2.1 tables.
// Barcodes/ which barcodes mark which sample of a pool.
// Tables/ and Metadata/ have pages of their own.
//
// Not here: what reads mean (Reads), the order of work (Pipeline), logging (notices are returned as values).
// Thread safety: readers and writers have one owner at a time and may be handed over between lanes;
// `PairedReadStream` has two stages that may run side by side; `OutputFolder` may be used from several lanes.
