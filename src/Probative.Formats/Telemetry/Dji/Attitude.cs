namespace Probative.Formats.Telemetry.Dji;

/// <summary>How something is turned, in degrees as the maker writes them.</summary>
/// <param name="Yaw">From north, clockwise.</param>
/// <param name="Pitch">Up positive.</param>
/// <param name="Roll">To the right positive.</param>
public readonly record struct Attitude(double? Yaw, double? Pitch, double? Roll);
