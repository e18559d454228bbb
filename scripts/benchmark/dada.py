"""Prints the tables of scripts/benchmark/dada.sh from what it left in FOLDER: medians, ratios to R, scaling.

Usage: dada.py FOLDER
"""
import csv
import sys
from statistics import median

folder = sys.argv[1]
with open(f"{folder}/times.tsv") as file:
    rows = list(csv.DictReader(file, delimiter="\t"))
jobs = {}
for row in rows:
    jobs.setdefault((row["set"], row["job"], int(row["samples"])), []).append(row)


def of(key, column):
    return median(float(row[column]) for row in jobs[key])


for name in dict.fromkeys(row["set"] for row in rows):
    with open(f"{folder}/{name}/r/seconds.csv") as file:
        lines = list(csv.DictReader(file))
    steps, cpu = ({row["step"]: float(row[column]) for row in lines} for column in ("seconds", "cpu"))
    with open(f"{folder}/{name}/r/time") as file:
        wall, user, system, peak = map(float, file.read().split()[-4:])
    print(f"\n{name}: R by step, wall (CPU) s: "
          + ", ".join(f"{step} {value:.1f} ({cpu[step]:.1f})" for step, value in steps.items())
          + f"; whole process {wall:.1f}, CPU {user + system:.1f}, peak {peak / 1024:.0f} MiB")
    learn = steps["learn"] + steps["infer"]
    chain = sum(value for step, value in steps.items() if step != "taxonomy")
    whole = sum(steps.values())
    print("\n| job | samples | wall s | CPU s | peak MiB | denoise s | R learn + infer over denoise "
          "| R chain without taxonomy over wall | with taxonomy |\n|" + "---|" * 9)
    for key in [k for k in jobs if k[0] == name]:
        ours, denoise = of(key, "wall"), of(key, "denoise")
        ratios = f"{learn / denoise:.1f} | {chain / ours:.1f} | {whole / ours:.1f}" if "copies" not in key[1] else " | | "
        print(f"| {key[1]} | {key[2]} | {ours:.2f} | {of(key, 'user') + of(key, 'system'):.2f} "
              f"| {max(float(r['peak_kib']) for r in jobs[key]) / 1024:.0f} | {denoise:.3f} | {ratios} |")
    two, one = (next(k for k in jobs if k[:2] == (name, job)) for job in ("raw", "raw-1-thread"))
    # What a busy machine cannot change much: CPU against CPU, and half of R's CPU (two threads that never wait) against ours.
    bound = (cpu["learn"] + cpu["infer"]) / 2
    print(f"\nR learn + infer, half its CPU, over denoise: raw {bound / of(two, 'denoise'):.1f}, same reads "
          f"{bound / of((name, 'same-filtered-reads', two[2]), 'denoise'):.1f}; R process CPU over dysbio's: "
          f"{(user + system) / (of(two, 'user') + of(two, 'system')):.1f}")
    print(f"\n1 → 2 threads: denoise {of(one, 'denoise') / of(two, 'denoise'):.2f} ×, "
          f"whole {of(one, 'wall') / of(two, 'wall'):.2f} ×")
    for key in [k for k in jobs if k[:2] == (name, "raw-copies")]:
        print(f"{key[2]} samples against {two[2]}: denoise {of(key, 'denoise') / of(two, 'denoise'):.2f} ×, "
              f"whole {of(key, 'wall') / of(two, 'wall'):.2f} ×")
