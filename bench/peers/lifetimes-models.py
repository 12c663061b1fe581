"""The same work by lifetimes: a CSV of (customer, day) -> summary -> fit -> scores. Prints seconds by step as JSON.

Install: python3 -m venv VENV && VENV/bin/pip install lifetimes==0.11.3
Run by:  node dist/bench/purchase-models.js --python VENV/bin/python
"""

import json
import sys

import pandas as pd
from lifetimes import BetaGeoFitter, ParetoNBDFitter
from lifetimes.utils import summary_data_from_transaction_data
from stopwatch import done, steps

path, end, model = sys.argv[1:4]
rows = pd.read_csv(path, parse_dates=["day"])
done("read")
summary = summary_data_from_transaction_data(rows, "customer", "day", observation_period_end=end, freq="D")
done("summary")
fitter = {"bg_nbd": BetaGeoFitter, "pareto_nbd": ParetoNBDFitter}[model]()
fitter.fit(summary["frequency"], summary["recency"], summary["T"])
done("fit")
alive = fitter.conditional_probability_alive(summary["frequency"], summary["recency"], summary["T"])
expected = fitter.conditional_expected_number_of_purchases_up_to_time(
    90, summary["frequency"], summary["recency"], summary["T"]
)
done("score")
print(
    json.dumps(
        {
            "steps": steps,
            "customers": len(summary),
            "parameters": {name: float(value) for name, value in fitter.params_.items()},
            "alive": float(pd.Series(alive).mean()),
            "expected": float(pd.Series(expected).sum()),
        }
    )
)
