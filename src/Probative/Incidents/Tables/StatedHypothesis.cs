namespace Probative.Incidents.Tables;

/// <summary>A hypothesis as a row states it: its place by name, or by `place:ID`.</summary>
internal sealed record StatedHypothesis(
    string Of,
    string? Place,
    string? Latitude,
    string? Longitude,
    long? RadiusMetres,
    string? Edtf,
    string Reasons);
