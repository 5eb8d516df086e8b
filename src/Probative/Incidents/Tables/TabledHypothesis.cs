using Probative.Kernel.Casework;

namespace Probative.Incidents.Tables;

/// <summary>A reading of where or when, as far as a table carries it: without what speaks for it.</summary>
/// <param name="Of">One of <see cref="Hypotheses.Questions.All"/>.</param>
/// <param name="Place">A place of the case, or null.</param>
/// <param name="Latitude">Degrees as text; null with a place of the case, and of a time.</param>
/// <param name="Longitude">The same.</param>
/// <param name="RadiusMetres">Of a place alone.</param>
/// <param name="Edtf">Of a time alone.</param>
/// <param name="Reasons">What it rests on, in words.</param>
internal sealed record TabledHypothesis(
    string Of,
    Reference? Place,
    string? Latitude,
    string? Longitude,
    long? RadiusMetres,
    string? Edtf,
    string Reasons);
