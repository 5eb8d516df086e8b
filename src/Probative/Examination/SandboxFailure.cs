using System.Globalization;
using Probative.Kernel.Sandbox;

namespace Probative.Examination;

/// <summary>How a program in the sandbox failed, as the outcome of an examination.</summary>
internal static class SandboxFailure
{
    // A program that fails says why in its last lines; more would fill facts.
    private const int SaidMax = 300;

    public static ExaminationOutcome.Failed Of(string program, SandboxOutcome outcome) => outcome.Ending switch
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

    private static string Said(SandboxOutcome outcome)
    {
        var said = outcome.Said.Trim();
        return said.Length == 0 ? "" : $" It said: {(said.Length > SaidMax ? said[^SaidMax..] : said)}";
    }

    private static string Words(SandboxLimit limit) => limit switch
    {
        SandboxLimit.WallTime => "it took too long",
        SandboxLimit.CpuTime => "it computed for too long",
        SandboxLimit.FileBytes or SandboxLimit.Folder => "it wrote too much",
        _ => "it gave out too much",
    };
}
