namespace Probative.Formats.Telemetry.Dji;

/// <summary>A pair of coordinates as it stands in <c>GPS(…)</c> or <c>HOME(…)</c>.</summary>
/// <param name="First">The first number in degrees.</param>
/// <param name="Second">The second number in degrees.</param>
/// <param name="Third">
/// The third number, where there is one: metres when a unit stands behind it; otherwise makers disagree
/// whether it counts metres or satellites.
/// </param>
/// <param name="HasUnit">Whether the unit of metres stands behind the third.</param>
public readonly record struct NumberPair(double First, double Second, double? Third, bool HasUnit)
{
    /// <summary>The place in a given order; null where it is none, or the zero of no reception.</summary>
    public GeoPoint? Place(CoordinateOrder order)
    {
        if (IsZero) return null;
        return order == CoordinateOrder.LatitudeFirst
            ? GeoPoint.Of(First, Second)
            : GeoPoint.Of(Second, First);
    }

    internal bool IsZero => First == 0 && Second == 0;
}
