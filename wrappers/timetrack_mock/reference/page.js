// Shows the contract with Swagger UI, ready to be tried out against this mock.
"use strict";

const keys = JSON.parse(document.body.dataset.keys);

const page = SwaggerUIBundle({
  url: "reference/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  tryItOutEnabled: true,
  defaultModelsExpandDepth: 0,
  onComplete() {
    for (const [scheme, key] of Object.entries(keys)) {
      page.preauthorizeApiKey(scheme, key);
    }
  },
});
