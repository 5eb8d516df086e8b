using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Verification.Grades;

/// <summary>Records grades, one scale at a time.</summary>
public sealed class Grader(IVault vault) : ICommandHandler<SetGrade>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(SetGrade command, CancellationToken ct) =>
        Answer.StreamAsync(SetAsync(command, ct));

    private async Task<Answer> SetAsync(SetGrade command, CancellationToken ct)
    {
        var (scale, problem) = ScaleOf(command);
        List<Problem> problems = [];
        if (problem is not null) problems.Add(problem);
        if (Reason.Check(command.Reason) is { } noReason) problems.Add(noReason);
        if (command.Date is { } date && Edtf.Check(date) is { } noDate) problems.Add(noDate);
        if (scale is null || problems.Count > 0) return Answer.Refused(problems);
        var (thing, none) =
            await GradedThing.FindAsync(vault, command.About, command.Case, command.By, ct);
        if (thing is null) return Answer.Refused(none!);
        if (!scale.Of.Contains(thing.About.Kind))
        {
            return Answer.Refused(Bad(
                $"A {thing.About.KindName} has no grade on the scale {scale.Name}.",
                $"It is for: {string.Join(", ", scale.Of.Select(Reference.NameOf))}."));
        }

        var grade = new GradeSet
        {
            About = thing.About,
            Scheme = command.Scheme,
            Scale = command.Scale,
            Grade = command.Grade,
            Date = command.Date ?? FactTime.Format(vault.Clock.GetUtcNow())[..10],
            Reason = command.Reason,
        };
        var where = await vault.Ledger.AppendAsync(thing.Standing.Id, grade, thing.Standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenFindings();
        var row = await db.Grades.FirstAsync(one => one.FromIndex == where.Index, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["grade"] = GradeShape.ToJson(row, thing.Standing),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(grade.Type, where));
    }

    private static (GradeScale? Scale, Problem? Problem) ScaleOf(SetGrade command)
    {
        if (GradeSchemes.All.FirstOrDefault(one => one.Name == command.Scheme) is not { } scheme)
        {
            return (null, Bad(
                $"\"{command.Scheme}\" is no scheme of grades.",
                $"It is one of: {string.Join(", ", GradeSchemes.All.Select(one => one.Name))}."));
        }

        if (scheme.Scales.FirstOrDefault(one => one.Name == command.Scale) is not { } scale)
        {
            return (null, Bad(
                $"\"{command.Scale}\" is no scale of {scheme.Name}.",
                $"It is one of: {string.Join(", ", scheme.Scales.Select(one => one.Name))}."));
        }

        return scale.MeaningOf(command.Grade) is not null
            ? (scale, null)
            : (null, Bad(
                $"\"{command.Grade}\" is no grade of the scale {scale.Name} of {scheme.Name}.",
                $"It is one of: {string.Join(", ", scale.Grades.Keys)}, {GradeSchemes.NotJudged}. "
                + "Each scale is set by itself."));
    }

    private static Problem Bad(string message, string hint) => new("bad-value", null, message, hint);
}
