using Probative.Incidents.Hypotheses;

namespace Probative.Incidents.Tables;

/// <summary>The columns of a table of incidents, in their order.</summary>
internal static class IncidentColumns
{
    public const string Incident = "incident";
    public const string Title = "title";
    public const string AccordingTo = "according_to";
    public const string Status = "status";
    public const string Place = "place";
    public const string Latitude = "latitude";
    public const string Longitude = "longitude";
    public const string Radius = "radius_m";

    /// <summary>
    /// Checked numbers, which a spreadsheet may take for what they are: a guard would make them text.
    /// </summary>
    public static readonly string[] Numbers = [Incident, Latitude, Longitude, Radius];

    public static readonly string[] All =
    [
        Incident, Title, AccordingTo, Status,
        Questions.MemberOf(Questions.EventTime), ReasonsOf(Questions.EventTime),
        Place, Latitude, Longitude, Radius, ReasonsOf(Questions.Place),
        Questions.MemberOf(Questions.RecordingTime), ReasonsOf(Questions.RecordingTime),
        Questions.MemberOf(Questions.UploadTime), ReasonsOf(Questions.UploadTime),
    ];

    public static readonly string[] Required = [Title, AccordingTo];

    /// <summary>The column of what a hypothesis rests on: `event_time_reasons`.</summary>
    public static string ReasonsOf(string question) => $"{Questions.MemberOf(question)}_reasons";
}
