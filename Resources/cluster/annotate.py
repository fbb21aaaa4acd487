#!/usr/bin/env python3
"""Annotates articles on a Spark cluster, by “dossier annotate --lines” on each of its machines.

    spark-submit annotate.py articles.jsonl annotated        # or python3, with pyspark from PyPI
    dossier add --annotated annotated/part-*.gz

The lines stay in their order. dossier must be installed on every machine, in the same version.
"""
import argparse
import os
import pathlib
import signal
import threading

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("articles", help="lines of JSON, an article each")
parser.add_argument("annotated", help="a folder that does not exist yet")
parser.add_argument("--master", help="the cluster; local-cluster[2,1,1024] is two workers on this machine")
parser.add_argument("--dossier", default="dossier", help="the program, where it is not on the path")
parser.add_argument("--parts", type=int, default=16, help="how many pieces the lines are cut into, at least")
parser.add_argument("--lose-worker", type=float, metavar="SECONDS",
                    help="end one worker after this time, to see that nothing is lost (workers of this machine)")
options = parser.parse_args()

builder = SparkSession.builder.appName("dossier annotate")
if options.master:
    builder = builder.master(options.master)
session = builder.getOrCreate()
context = session.sparkContext


def worker_process(_):
    """The process of the worker that runs this: the one above Python's."""
    return int(pathlib.Path(f"/proc/{os.getppid()}/stat").read_text().rpartition(")")[2].split()[1])


if options.lose_worker is not None:
    process = context.parallelize(range(1), 1).map(worker_process).first()
    timer = threading.Timer(options.lose_worker, os.kill, [process, signal.SIGKILL])
    timer.daemon = True
    timer.start()

lines = context.textFile(options.articles, options.parts)
annotated = lines.pipe(f"{options.dossier} annotate --lines", env=dict(os.environ), checkCode=True)
annotated.saveAsTextFile(options.annotated, "org.apache.hadoop.io.compress.GzipCodec")
session.stop()
