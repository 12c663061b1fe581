"""The same work by scikit-learn: a Parquet file of customers by five measures -> clusters of all. Prints JSON.

Install: python3 -m venv VENV && VENV/bin/pip install scikit-learn==1.7.2 pandas pyarrow
Run by:  node dist/bench/clusters.js --python VENV/bin/python
"""

import json
import sys

import pandas as pd
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler
from stopwatch import done, steps

path, k, starts = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rows = pd.read_parquet(path).drop(columns="customer_key").to_numpy()
done("read")
scaled = StandardScaler().fit_transform(rows)
found = KMeans(n_clusters=k, n_init=starts, random_state=1).fit(scaled)
done("fit")
labels = found.predict(scaled)
done("score")
print(json.dumps({"steps": steps, "customers": len(labels), "inertia": found.inertia_ / len(labels)}))
