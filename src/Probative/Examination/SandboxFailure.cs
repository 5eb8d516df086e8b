using System.Globalization;
using System.Text.RegularExpressions;
using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>How a program in the sandbox failed, as the outcome of an examination.</summary>
internal static partial class SandboxFailure
{
    // A program that fails says why in its last lines; more would fill facts.
    private const int LinesMax = 2;
    private const int SaidMax = 300;

    public static ExaminationOutcome.Failed Of(
        string program, SandboxOutcome outcome) => outcome.Ending switch
    {
        SandboxEnding.Finished(var code) => new ExaminationOutcome.Failed(
            "program-failed",
            string.Create(CultureInfo.InvariantCulture, $"{program} ended with {code}.{Said(outcome)}")),
        SandboxEnding.AtLimit(var limit) => new ExaminationOutcome.Failed(
            "program-at-limit", $"{program} was ended: {Words(limit)}."),
        SandboxEnding.BySignal(var signal) => new ExaminationOutcome.Failed(
            "program-broke",
            string.Create(CultureInfo.InvariantCulture, $"{program} was ended by signal {signal}.")),
        SandboxEnding.OutOfTurn => new ExaminationOutcome.Failed(
            "program-out-of-turn", $"{program} said something that it was not asked."),
        SandboxEnding.NotStarted(var problem) => new ExaminationOutcome.Failed(
            "program-not-started", $"{program} did not start: {problem.Message}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Of libgcrypt, which ffmpeg loads: in the sandbox it may lock no memory. It says nothing of the file.
    private const string OfTheSandbox = "Warning: using insecure memory!";

    /// <summary>
    /// What a program says, without where things lay in its memory: no two runs agree on that.
    /// </summary>
    public static string Plain(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line != OfTheSandbox).ToArray();
        var last = AddressForm().Replace(string.Join(' ', lines[Math.Max(0, lines.Length - LinesMax)..]), "");
        return last.Length > SaidMax ? last[..SaidMax] : last;
    }

    private static string Said(SandboxOutcome outcome) =>
        Plain(outcome.Said) is { Length: > 0 } said ? $" It said: {said}" : "";

    [GeneratedRegex(" @ 0x[0-9a-f]+", RegexOptions.CultureInvariant)]
    private static partial Regex AddressForm();

    private static string Words(SandboxLimit limit) => limit switch
    {
        SandboxLimit.WallTime => "it took too long",
        SandboxLimit.CpuTime => "it computed for too long",
        SandboxLimit.FileBytes or SandboxLimit.Folder => "it wrote too much",
        _ => "it gave out too much",
    };
}
