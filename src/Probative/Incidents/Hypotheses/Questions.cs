namespace Probative.Incidents.Hypotheses;

/// <summary>
/// What hypotheses compete about. The times of an event, a recording and an upload are three questions, and
/// an answer to one is none to another. The names stand in facts.
/// </summary>
public static class Questions
{
    public const string Place = "place";
    public const string EventTime = "event time";
    public const string RecordingTime = "recording time";
    public const string UploadTime = "upload time";

    public static readonly IReadOnlyList<string> All = [Place, EventTime, RecordingTime, UploadTime];

    /// <summary>The name of its list in JSON: `event_time`.</summary>
    public static string MemberOf(string question) => question.Replace(' ', '_');
}
