using System.Text.Json.Nodes;

namespace Probative.Kernel.Commands;

/// <summary>
/// A result as a reader of its JSON has it. People are shown exactly what a script gets, and a number is a
/// number, whatever type it had in the handler.
/// </summary>
public static class Reread
{
    public static JsonObject Of(JsonObject written) => JsonNode.Parse(written.ToJsonString())!.AsObject();
}
