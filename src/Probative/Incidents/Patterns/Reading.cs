using Probative.Kernel.Ids;

namespace Probative.Incidents.Patterns;

/// <summary>
/// One hypothesis that somebody follows, as far as patterns look at it: of where, or of when.
/// </summary>
internal sealed record Reading(
    IncidentId Incident,
    string? Of,
    string? Place,
    string? Latitude,
    string? Longitude,
    long? RadiusMetres,
    string? Edtf,
    string? Earliest,
    string? Latest);
