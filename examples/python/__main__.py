import json
from pathlib import Path

import pulumi
import pulumi_cams as cams

signup = cams.WhatsAppFlow(
    "signup",
    flow=json.loads(Path("signup.flow.json").read_text(encoding="utf8")),
    categories=["SIGN_UP"],
)

pulumi.export("signupId", signup.flow_id)
pulumi.export("signupStatus", signup.status)
pulumi.export("signupDigest", signup.published_digest)
