using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;

namespace Probative.Web.Api;

/// <summary>
/// The description of the endpoints (OpenAPI 3.1), made from the same records that the commands are read
/// into: what it says of a command cannot differ from what is taken.
/// </summary>
internal static class OpenApi
{
    public static JsonObject Of(IReadOnlyList<CommandForm> forms, string tool)
    {
        var paths = new JsonObject
        {
            ["/api/v1/commands"] = new JsonObject { ["get"] = List() },
            ["/api/v1/runs/{run}"] = new JsonObject { ["delete"] = Stop() },
        };
        var schemas = new JsonObject { ["Event"] = Event(), ["Problem"] = Problem() };
        foreach (var form in forms)
        {
            paths[$"/api/v1/commands/{form.Name}"] = new JsonObject { ["post"] = Send(form) };
            var at = $"#/components/schemas/{form.Name}";
            schemas[form.Name] = Moved(CommandJson.SchemaOf(form), at);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Probative",
                ["version"] = "v1",
                ["description"] = $"The commands of a vault that a server holds ({tool}). docs/spec/api.md "
                    + "says how they travel, docs/spec/json-output.md what rows and results are.",
            },
            ["security"] = new JsonArray(
                new JsonObject { ["token"] = new JsonArray() },
                new JsonObject { ["session"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                    ["session"] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "cookie",
                        ["name"] = Serving.WorkbenchServer.SessionCookie,
                    },
                },
                ["schemas"] = schemas,
            },
        };
    }

    private static JsonObject List() => new()
    {
        ["operationId"] = "list-commands",
        ["summary"] = "The commands that can be sent.",
        ["responses"] = new JsonObject { ["200"] = Said("The list."), ["default"] = Refused() },
    };

    private static JsonObject Stop() => new()
    {
        ["operationId"] = "stop-run",
        ["summary"] = "Stop a command: what it has in flight is recorded, and its events come to their end.",
        ["parameters"] = new JsonArray(Parameter("run", "path", "The `Probative-Run` of its answer.")),
        ["responses"] = new JsonObject { ["202"] = Said("It was told to stop."), ["default"] = Refused() },
    };

    private static JsonObject Send(CommandForm form) => new()
    {
        ["operationId"] = form.Name,
        ["summary"] = form.IsOperators
            ? "Only the operator may, at the local socket, as far as it reaches beyond the vault."
            : form.Writes ? "Records." : "Tells.",
        ["parameters"] = new JsonArray(Parameter("why", "query", "The reason, for the access log.")),
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = Content("application/json", $"#/components/schemas/{form.Name}"),
        },
        ["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = "One event a line; the last is `finished` and says how it ended.",
                ["content"] = Content(EventStream.ContentType, "#/components/schemas/Event"),
            },
            ["default"] = Refused(),
        },
    };

    private static JsonObject Parameter(string name, string place, string says) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = place == "path",
        ["description"] = says,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Said(string says) => new() { ["description"] = says };

    private static JsonObject Refused() => new()
    {
        ["description"] = "Refused before anything was done.",
        ["content"] = Content(ProblemAnswer.ContentType, "#/components/schemas/Problem"),
    };

    private static JsonObject Content(string type, string schema) => new()
    {
        [type] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = schema } },
    };

    private static JsonObject Event() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["event"] = new JsonObject
            {
                ["enum"] = new JsonArray("progress", "recorded", "noted", "row", "finished"),
            },
            ["ending"] = new JsonObject
            {
                ["enum"] = new JsonArray([.. Enum.GetNames<Ending>().Select(
                    name => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(name))]),
            },
        },
        ["required"] = new JsonArray("event"),
    };

    private static JsonObject Problem() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(((string[])["type", "title", "detail", "code", "path"]).Select(
            name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["type"] = "string" }))),
        ["required"] = new JsonArray("title", "code"),
    };

    /// <summary>A schema that stands in the document has its references there too.</summary>
    private static JsonObject Moved(JsonObject schema, string to)
    {
        foreach (var (name, value) in schema.ToList())
        {
            if (name == "$ref" && (string?)value is ['#', .. var rest]) schema[name] = to + rest;
            else if (value is JsonObject members) Moved(members, to);
            else if (value is JsonArray list) foreach (var one in list.OfType<JsonObject>()) Moved(one, to);
        }

        return schema;
    }
}
