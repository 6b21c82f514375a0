using System.Text.Json.Nodes;

namespace CleanTemplate.WebApi.Tests.OpenApi.InDepth;

/// <summary>Which changes of a document would break its clients, each planted in a small one.</summary>
public sealed class ComparingDocuments
{
    private const string Document = """
        {
          "paths": {
            "/things": {
              "get": {
                "parameters": [{ "in": "query", "name": "size", "schema": { "type": "integer", "minimum": 1, "maximum": 100 } }],
                "responses": { "200": { "headers": { "ETag": {} }, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } }, "404": {} }
              },
              "post": {
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewThing" } } } },
                "responses": { "201": {} }
              }
            }
          },
          "components": {
            "schemas": {
              "Thing": {
                "type": "object", "required": ["id", "state"],
                "properties": { "id": { "type": "string", "format": "uuid" }, "state": { "enum": ["old", "new"], "type": "string" }, "parts": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } } }
              },
              "NewThing": {
                "type": "object", "required": ["name"],
                "properties": {
                  "name": { "type": "string", "minLength": 1, "maxLength": 10 }, "kind": { "enum": ["a", "b"], "type": "string" },
                  "price": { "type": ["null", "number"], "exclusiveMinimum": 0 }
                }
              }
            }
          }
        }
        """;

    private const string Get = "paths./things.get", Post = "paths./things.post", Thing = "components.schemas.Thing", NewThing = "components.schemas.NewThing";

    [Theory]
    [InlineData("paths./things", null, "GET /things is gone", "POST /things is gone")]
    [InlineData(Get, null, "GET /things is gone")]
    [InlineData($"{Get}.operationId", "\"Things\"", "GET /things has another operationId")]
    [InlineData($"{Thing}.properties.id.type", null, "GET /things 200.id has another type")]
    [InlineData($"{Get}.responses.404", null, "GET /things 404 is gone")]
    [InlineData($"{Get}.responses.200.headers.ETag", null, "GET /things 200 has no header ETag any more")]
    [InlineData($"{Get}.responses.200.content", """{ "text/csv": {} }""", "GET /things 200 is no application/json any more")]
    [InlineData($"{Get}.security", """[{ "Bearer": [] }]""", "GET /things now asks who calls")]
    [InlineData($"{Get}.parameters", "[]", "GET /things does not take query size any more")]
    [InlineData($"{Get}.parameters.0.required", "true", "GET /things now needs query size")]
    [InlineData($"{Get}.parameters.0.schema.maximum", "50", "GET /things query size has another maximum")]
    [InlineData($"{Get}.parameters.0.schema.minimum", "2", "GET /things query size has another minimum")]
    [InlineData($"{Get}.parameters.0.schema.format", "\"int32\"", "GET /things query size has another format")]
    [InlineData($"{Post}.requestBody.content", """{ "text/csv": {} }""", "POST /things body is no application/json any more")]
    [InlineData($"{Get}.requestBody", """{ "required": true, "content": {} }""", "GET /things now needs a body")]
    [InlineData($"{NewThing}.required", """["name", "kind"]""", "POST /things body.kind is now needed")]
    [InlineData($"{NewThing}.properties.kind", null, "POST /things body.kind is gone")]
    [InlineData($"{NewThing}.properties.kind.enum", """["a"]""", "POST /things body.kind takes fewer values")]
    [InlineData($"{NewThing}.properties.name.maxLength", "9", "POST /things body.name has another maxLength")]
    [InlineData($"{NewThing}.properties.name.minLength", "2", "POST /things body.name has another minLength")]
    [InlineData($"{NewThing}.properties.name.pattern", "\"^x$\"", "POST /things body.name has another pattern")]
    [InlineData($"{NewThing}.properties.name.type", "\"integer\"", "POST /things body.name has another type")]
    [InlineData($"{NewThing}.properties.price.type", "\"number\"", "POST /things body.price may not be null any more")]
    [InlineData($"{NewThing}.properties.price.exclusiveMinimum", "1", "POST /things body.price has another exclusiveMinimum")]
    [InlineData($"{NewThing}.properties.price.multipleOf", "0.01", "POST /things body.price has another multipleOf")]
    [InlineData($"{Thing}.properties.state", null, "GET /things 200.state is gone")]
    [InlineData($"{Thing}.properties.state.enum", """["old", "new", "lost"]""", "GET /things 200.state has more values")]
    [InlineData($"{Thing}.properties.state.type", """["null", "string"]""", "GET /things 200.state may now be null")]
    [InlineData($"{Thing}.properties.id.type", "\"integer\"", "GET /things 200.id has another type")]
    [InlineData($"{Thing}.properties.id.format", null, "GET /things 200.id has another format")]
    [InlineData($"{Thing}.properties.parts.items", """{ "type": "string" }""", "GET /things 200.parts[] has another type")]
    [InlineData($"{Thing}.required", """["id"]""", "GET /things 200.state may now be missing")]
    public void What_breaks_a_client_is_named(string place, string? value, params string[] changes) => Assert.Equal(changes, Change(place, value));

    [Theory]
    [InlineData("info", """{ "description": "Other words." }""")]
    [InlineData("paths./others", """{ "get": { "responses": {} } }""")]
    [InlineData("paths./things.delete", """{ "responses": {} }""")]
    [InlineData($"{Get}.responses.429", "{}")]
    [InlineData($"{Get}.responses.200.headers.Link", "{}")]
    [InlineData($"{Get}.parameters.1", """{ "in": "query", "name": "sort", "schema": { "type": "string" } }""")]
    [InlineData($"{Get}.parameters.0.schema.maximum", "200")]
    [InlineData($"{Get}.parameters.0.schema.type", "\"number\"")]
    [InlineData($"{Post}.requestBody.required", "false")]
    [InlineData($"{NewThing}.required", "[]")]
    [InlineData($"{NewThing}.properties.color", """{ "type": "string" }""")]
    [InlineData($"{NewThing}.properties.kind.enum", """["a", "b", "c"]""")]
    [InlineData($"{NewThing}.properties.name.maxLength", null)]
    [InlineData($"{NewThing}.properties.name.type", """["null", "string"]""")]
    [InlineData($"{Thing}.properties.color", """{ "type": "string" }""")]
    [InlineData($"{Thing}.properties.state.enum", """["old"]""")]
    [InlineData($"{Thing}.required", """["id", "state", "parts"]""")]
    public void What_only_adds_something_passes(string place, string? value) => Assert.Empty(Change(place, value));

    private static IReadOnlyList<string> Change(string place, string? value)
    {
        var today = JsonNode.Parse(Document)!;
        var (steps, node) = (place.Split('.'), today);
        foreach (var step in steps[..^1]) node = node is JsonArray list ? list[int.Parse(step)]! : node[step]!;
        if (node is JsonArray array) array.Add(JsonNode.Parse(value!));
        else if (value is null) ((JsonObject)node).Remove(steps[^1]);
        else node[steps[^1]] = JsonNode.Parse(value);
        return BreakingChanges.Between(JsonNode.Parse(Document)!, today);
    }
}
