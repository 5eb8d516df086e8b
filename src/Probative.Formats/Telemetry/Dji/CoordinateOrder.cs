namespace Probative.Formats.Telemetry.Dji;

/// <summary>In which order the two coordinates of <c>GPS(…)</c> are read.</summary>
public enum CoordinateOrder
{
    /// <summary>The file writes no such pair: its coordinates have names, or it has none.</summary>
    Named,

    /// <summary>Longitude first, as most aircraft write it.</summary>
    LongitudeFirst,

    /// <summary>Latitude first, as the Matrice 300 writes it.</summary>
    LatitudeFirst,
}
