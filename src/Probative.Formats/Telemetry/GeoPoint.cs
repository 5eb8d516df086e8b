namespace Probative.Formats.Telemetry;

/// <summary>A place on the WGS 84 ellipsoid.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>Makes a place; null where a coordinate is missing or in no range.</summary>
    public static GeoPoint? Of(double? latitude, double? longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180
            ? new GeoPoint(latitude.Value, longitude.Value)
            : null;

    /// <summary>
    /// The distance over a sphere of the Earth's mean radius, in metres; at most 0.6 % from that over the
    /// ellipsoid. It is right across the antimeridian.
    /// </summary>
    public double DistanceMetres(GeoPoint other)
    {
        var north = Radians(other.Latitude - Latitude) / 2;
        var east = Radians(other.Longitude - Longitude) / 2;
        var scale = Math.Cos(Radians(Latitude)) * Math.Cos(Radians(other.Latitude));
        var part = (Math.Sin(north) * Math.Sin(north)) + (scale * Math.Sin(east) * Math.Sin(east));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(part)));
    }

    /// <summary>The place so many degrees away, on the other side of the antimeridian too.</summary>
    internal GeoPoint? Moved(double? north, double? east) =>
        Of(Latitude + north, Longitude + east is { } moved ? Math.IEEERemainder(moved, 360) : null);

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
