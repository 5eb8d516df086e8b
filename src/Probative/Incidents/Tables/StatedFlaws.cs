using Probative.Incidents.Hypotheses;
using Probative.Kernel.Ids;
using Probative.Reading.Names;

namespace Probative.Incidents.Tables;

/// <summary>What is wrong with a hypothesis in a row: by the same rules as with one of a command.</summary>
internal static class StatedFlaws
{
    public static IEnumerable<Flaw> Of(StatedHypothesis stated)
    {
        if (stated.Reasons.Length == 0)
        {
            yield return new Flaw(
                IncidentColumns.ReasonsOf(stated.Of),
                "It was not said what it rests on.",
                "Say it in a sentence.");
            yield break;
        }

        var problems = HypothesisText.Check(new ProposeHypothesis
        {
            By = default(MemberId),
            Incident = "",
            Of = stated.Of,
            Place = stated.Place,
            Latitude = stated.Latitude,
            Longitude = stated.Longitude,
            RadiusMetres = stated.RadiusMetres,
            Edtf = stated.Edtf,
            Reasons = stated.Reasons,
        });
        foreach (var problem in problems)
            yield return new Flaw(Questions.MemberOf(stated.Of), problem.Message, problem.Hint);
    }
}
