using System.Text.Json.Nodes;
using Probative.Kernel.Commands;

namespace Probative.Web.Permission;

/// <summary>
/// What a command had to say, whole: rows and result in the shapes of docs/spec/json-output.md.
/// </summary>
public sealed record Told(
    Ending Ending, JsonObject? Result, IReadOnlyList<JsonObject> Rows, IReadOnlyList<Problem> Problems)
{
    /// <summary>It did, or told, what was asked; failures that it recorded included.</summary>
    public bool IsDone => Result is not null && Ending is Ending.Done or Ending.DoneWithFailures;
}
