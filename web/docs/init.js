/* global SwaggerUIBundle */
SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  tagsSorter: 'alpha',
  // Palabre's pages ask nobody else for anything.
  validatorUrl: null,
});
