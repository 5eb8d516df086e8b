using System.Text.Json.Nodes;
using Probative.Kernel.Commands;

namespace Probative.Tests.Checking;

/// <summary>What a check told.</summary>
internal sealed record CheckFound(Ending Ending, IReadOnlyList<Problem> Problems, JsonObject Result)
{
    /// <summary>True when damage was found and at least one problem names this file.</summary>
    public bool Names(string path) => Ending == Ending.DamageFound
        && Problems.Any(problem => problem.Path?.EndsWith(path, StringComparison.Ordinal) == true);

    public override string ToString() =>
        $"{Ending}\n{string.Join('\n', Problems.Select(p => $"{p.Code} {p.Path}: {p.Message}"))}\n{Result}";
}
