"""Who leaves, by scikit-learn: logistic regression and histogram gradient boosting on the same columns and split.

Install: python3 -m venv VENV && VENV/bin/pip install scikit-learn==1.7.2 pandas pyarrow
Run by:  node dist/bench/churn-models.js --python VENV/bin/python

Reads a Parquet file: came (0 or 1), held (1 = judged on), and every other column is learnt from, words as they are, with
what is missing. The second argument is logistic or trees. Numbers of the regression are standardised, missing ones are the
mean with a column that says so, words are indicators; trees see words as categories, rare ones pooled. Prints seconds by
step and the area under the curve of the rows that were held out, as JSON.
"""

import json
import sys
import warnings

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler
from stopwatch import done, steps

warnings.filterwarnings("ignore")
path, kind = sys.argv[1:3]
rows = pd.read_parquet(path)
learnt, held = rows[rows.held == 0], rows[rows.held == 1]
names = [name for name in rows.columns if name not in ("came", "held", "customer_key") and learnt[name].notna().any()]
words = [name for name in names if not pd.api.types.is_numeric_dtype(rows[name])]
numbers = [name for name in names if name not in words]
done("read")
if kind == "logistic":
    columns = make_column_transformer(
        (OneHotEncoder(handle_unknown="infrequent_if_exist", min_frequency=30), words),
        (make_pipeline(SimpleImputer(add_indicator=True), StandardScaler()), numbers),
    )
    learner = LogisticRegression(max_iter=1000)
else:
    codes = OrdinalEncoder(
        handle_unknown="use_encoded_value", unknown_value=float("nan"), encoded_missing_value=float("nan"),
        min_frequency=30, max_categories=200,
    )
    columns = make_column_transformer((codes, words), ("passthrough", numbers))
    learner = HistGradientBoostingClassifier(categorical_features=list(range(len(words))), random_state=0)
model = make_pipeline(columns, learner)
model.fit(learnt[names], learnt.came)
done("fit")
chances = model.predict_proba(held[names])[:, 1]
done("score")
print(json.dumps({"steps": steps, "auc": {kind: roc_auc_score(held.came, chances)}, "rows": len(learnt), "held": len(held)}))
