using System.Globalization;
using Probative.Handover.Plan;
using Probative.Kernel.Commands;

namespace Probative.Handover;

/// <summary>What a person is told when a handover does not go through, or an earlier one did not.</summary>
internal static class HandoverProblems
{
    private const int QuestionsTold = 20;

    /// <summary>What has to be decided or reworded before anything leaves: empty when nothing has.</summary>
    public static List<Problem> OfPlan(HandoverPlan plan, MakeHandover command)
    {
        var mentions = plan.Mentions;
        var problems = mentions.Questions.Take(QuestionsTold).Select(PlanProblems.AlsoOpen).ToList();
        if (mentions.QuestionCount > problems.Count)
        {
            problems.Add(PlanProblems.MoreAlsoOpen(mentions.QuestionCount - problems.Count));
        }

        var words = new[] { ("--to", command.To), ("--purpose", command.Purpose) }
            .Concat(command.Withhold.Select(w => ("--reason for " + w.What, w.Reason)));
        foreach (var (option, text) in words)
        {
            problems.AddRange(mentions.FindIn(text).Take(1).Select(secret =>
                PlanProblems.TellsSecret(option, plan.Secrets[secret])));
        }

        return problems;
    }

    public static Problem Leak(string path, Secret secret) => new(
        "leak-found",
        path,
        $"The finished package would have told what {secret.Place} says, which is withheld. It was "
        + "removed.",
        "Withhold the field that says it, too. If no field does, this is a fault of the program: please "
        + "report it.");

    /// <summary>The record of a case can be handed over without any item, but nobody does so
    /// unawares.</summary>
    public static Problem NoItems() => new(
        "no-items",
        null,
        "No item is in this package: all were withheld, or their digests; only the record is handed over.",
        "If that was not meant, withhold less, and hand over again.");

    public static Problem AnchorLeftOut(string path, string fault) => new(
        "anchor-damaged",
        path,
        $"An outside time does not verify any more and is not in this package: {fault}",
        "Run `probative check`, and bring back what is damaged from a backup; then hand over again.");

    public static Problem CaseMoves() => new(
        "case-moves",
        null,
        "The case was written to while it was packed, several times over.",
        "Wait until the intake has ended, then hand over again.");

    public static Problem Unfinished(EarlierHandover handover) => new(
        "handover-unfinished",
        string.Create(CultureInfo.InvariantCulture, $"fact {handover.Number}"),
        "An earlier handover of this case was recorded, and not that its package was completed.",
        "Ask who received it. If nobody did, remove what is left of it; the fact stays and says that it was "
        + "begun.");

    public static Problem LeftInDoubt(string path) => new(
        "handover-leftover",
        path,
        "What was written before this went wrong was left there; it is no package, and items in it can be "
        + "read.",
        "Look into it if you need to, then delete it.");

    public static Problem Leftover(string path) => new(
        "handover-leftover",
        path,
        "An earlier handover was interrupted and left this. It is no package.",
        "Look whether anybody took it for one, then remove it.");
}
