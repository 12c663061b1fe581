"""Uplift on the same half of Hillstrom's customers by scikit-uplift: two models and class transformation.

Install: python3 -m venv VENV && VENV/bin/pip install scikit-uplift==0.5.1 scikit-learn pandas
Run by:  node dist/bench/uplift-models.js --python VENV/bin/python

Reads a CSV with the columns learnt from, treated, came, held (1 = judged on) and kehu (our uplift); prints the Qini
coefficients on the rows that were held out, as JSON.
"""

import json
import sys
import warnings

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder
from sklift.metrics import qini_auc_score
from sklift.models import ClassTransformation, TwoModels

warnings.filterwarnings("ignore")
rows = pd.read_csv(sys.argv[1])
words = [name for name in ["history_segment", "zip_code", "channel"]]
numbers = ["recency", "history", "mens", "womens", "newbie"]
learnt, held = rows[rows.held == 0], rows[rows.held == 1]
columns = words + numbers


def learner(kind):
    if kind == "logistic":
        bins = make_column_transformer(
            (OneHotEncoder(handle_unknown="ignore"), words + ["mens", "womens", "newbie"]),
            (KBinsDiscretizer(10, subsample=None), ["recency", "history"]),
        )
        return make_pipeline(bins, LogisticRegression(max_iter=2000))
    codes = make_column_transformer((OneHotEncoder(sparse_output=False), words), remainder="passthrough")
    return make_pipeline(codes, HistGradientBoostingClassifier(max_iter=60, max_depth=3, random_state=0))


found = {"kehu": qini_auc_score(held.came, held.kehu, held.treated)}
for kind in ["logistic", "trees"]:
    models = {
        "two_models": TwoModels(estimator_trmnt=learner(kind), estimator_ctrl=learner(kind), method="vanilla"),
        "class_transformation": ClassTransformation(estimator=learner(kind)),
    }
    for name, model in models.items():
        model.fit(learnt[columns], learnt.came, learnt.treated)
        found[f"{name} {kind}"] = qini_auc_score(held.came, model.predict(held[columns]), held.treated)
print(json.dumps(found))
