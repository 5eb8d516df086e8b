using Probative.Kernel.Casework;

namespace Probative.Incidents.Hypotheses;

/// <summary>
/// A place of the case or a position, always with how far around it is meant. Degrees are WGS 84, decimal, as
/// text, so that nobody rounds them.
/// </summary>
/// <param name="Place">A place of the case; then both degrees are null.</param>
/// <param name="Latitude">-90 to 90, north positive.</param>
/// <param name="Longitude">-180 to 180, east positive.</param>
/// <param name="RadiusMetres">1 to half the way around the earth.</param>
public sealed record Whereabouts(Reference? Place, string? Latitude, string? Longitude, long RadiusMetres);
