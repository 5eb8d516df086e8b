using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Kernel.Commands;

/// <summary>
/// A command as JSON (docs/spec/api.md): an object with a member for each property of the record, in
/// snake_case; ids and dates are text, bytes base64. What may be null may be left out; what is not known is
/// refused, so that a slip in a name is never taken for "not stated". The name of the command is no member:
/// whoever carries it says it beside.
/// </summary>
public static class CommandJson
{
    private const int DepthMax = 16;

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = DepthMax,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new MemberIdText(),
            new DigestText(),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Shape } },
    };

    /// <summary>The members of a command.</summary>
    public static JsonObject Of(ICommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return JsonSerializer.SerializeToNode(command, command.GetType(), s_options)!.AsObject();
    }

    /// <summary>The command, or what is wrong with its members.</summary>
    public static (ICommand? Command, Problem? Problem) Read(CommandForm form, JsonObject members)
    {
        ArgumentNullException.ThrowIfNull(form);
        try
        {
            return Flaw(members) is { } flaw
                ? (null, Bad(form, flaw))
                : ((ICommand?)members.Deserialize(form.Command, s_options), null);
        }
        catch (Exception wrong)
            when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            // A stranger's bytes: a member that is missing, unknown, of another type, there twice, or text
            // that is none.
            return (null, Bad(form, wrong.Message));
        }
    }

    /// <summary>Says who acts, where it was left out; also in a command that another one wraps.</summary>
    public static void NameActor(CommandForm form, JsonObject members, MemberId actor)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(members);
        NameActor(form.Command, members, actor);
    }

    /// <summary>
    /// The JSON Schema of a command's members, read from the same record. Who acts is not required in it:
    /// where only one member can be meant, it is filled in.
    /// </summary>
    public static JsonObject SchemaOf(CommandForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var exporting = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => Complete(context.TypeInfo, schema),
        };
        return s_options.GetJsonSchemaAsNode(form.Command, exporting).AsObject();
    }

    private static void NameActor(Type command, JsonObject members, MemberId actor)
    {
        var by = s_options.PropertyNamingPolicy!.ConvertName(nameof(IActedCommand.By));
        if (command.GetProperty(nameof(IActedCommand.By)) is { CanWrite: true } && !members.ContainsKey(by))
            members[by] = actor.ToString();
        foreach (var inner in command.GetProperties()
            .Where(property => typeof(ICommand).IsAssignableFrom(property.PropertyType)))
        {
            if (members[s_options.PropertyNamingPolicy.ConvertName(inner.Name)] is JsonObject wrapped)
                NameActor(inner.PropertyType, wrapped, actor);
        }
    }

    private static JsonNode Complete(JsonTypeInfo info, JsonNode schema)
    {
        var type = info.Type;
        if (type == typeof(MemberId) || type == typeof(MemberId?))
        {
            return new JsonObject
            {
                ["type"] = type == typeof(MemberId) ? "string" : new JsonArray("string", "null"),
                ["pattern"] = "^[0-9a-f]{32}$",
                ["description"] = "The id of a member.",
            };
        }

        if (type == typeof(Hash32))
            return new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-f]{64}$" };
        if (type == typeof(ReadOnlyMemory<byte>))
            return new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" };
        if (info.Kind == JsonTypeInfoKind.Object && schema is JsonObject members
            && members["properties"] is JsonObject && members.Remove("required"))
        {
            // Of parameters of a constructor the framework asks for those too that may be null.
            JsonArray required = [.. info.Properties
                .Where(property => property is { IsRequired: true, Name: not "by" })
                .Select(property => (JsonNode)property.Name)];
            if (required.Count > 0) members["required"] = required;
        }

        return schema;
    }

    /// <summary>What no command holds: every number counts something, and no entry is null.</summary>
    private static string? Flaw(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(member => Flaw(member.Value)).FirstOrDefault(Is),
        JsonArray list when list.Any(entry => entry is null) => "A list holds null.",
        JsonArray list => list.Select(Flaw).FirstOrDefault(Is),
        JsonValue value when value.TryGetValue(out long number) && number < 0 =>
            $"{number} is below zero.",
        _ => null,
    };

    private static bool Is(string? flaw) => flaw is not null;

    private static Problem Bad(CommandForm form, string what) => new(
        "bad-command",
        null,
        $"This is no `{form.Name}`: {what}",
        "docs/spec/api.md and /openapi/v1.json say what it holds.");

    /// <summary>Leaves out what is worked out (names), and lets what may be null be left out.</summary>
    private static void Shape(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.Set is null && property.AssociatedParameter is null) type.Properties.RemoveAt(i);
            else if (property.IsGetNullable) property.IsRequired = false;
        }
    }
}
