#!/bin/sh
# Plays one episode of 50 steps with the same weights in every peer that is present, and compares the returns with
# NumPy's in float64 (tolerance: 1e-4 of the value). Exits with 1 where one disagrees.
cd "$(dirname "$0")" || exit 1
python=${PYTHON:-/usr/bin/python3}
make -s -C c_peer || exit 1
{
    "$python" numpy_peer.py --selftest
    "$python" torch_peer.py --selftest
    "$python" torch_peer.py --selftest --device cuda
    "$python" jax_peer.py --selftest
    c_peer/c_peer --selftest
} | "$python" -c '
import json, sys
reports = [json.loads(line) for line in sys.stdin]
expected, wrong = reports[0]["selftest"], 0
for report in reports:
    for case, value in expected.items():
        error = abs(report["selftest"][case] - value) / abs(value)
        good = error <= 1e-4
        wrong += not good
        print("{:5} {:20} {:18} {:14.6f}  relative error {:.1e}".format(
            "ok" if good else "WRONG", report["peer"], case, report["selftest"][case], error))
sys.exit(1 if wrong or len(reports) < 2 else 0)'
