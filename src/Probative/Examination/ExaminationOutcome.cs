using System.Text.Json.Nodes;

namespace Probative.Examination;

/// <summary>What came of one examination.</summary>
public abstract record ExaminationOutcome
{
    private ExaminationOutcome()
    {
    }

    /// <summary>It read or measured something.</summary>
    /// <param name="Report">What, as the JSON document that is kept.</param>
    /// <param name="Made">What else it made, in a fixed order.</param>
    public sealed record Found(JsonObject Report, IReadOnlyList<Made> Made) : ExaminationOutcome
    {
        public Found(JsonObject report)
            : this(report, [])
        {
        }
    }

    /// <summary>It ran to its end, and there is nothing of what it looks for.</summary>
    public sealed record Nothing : ExaminationOutcome;

    /// <summary>It did not come to its end.</summary>
    /// <param name="Code">A stable code.</param>
    /// <param name="Message">What was wrong, in a sentence, without paths of this machine.</param>
    public sealed record Failed(string Code, string Message) : ExaminationOutcome;
}
