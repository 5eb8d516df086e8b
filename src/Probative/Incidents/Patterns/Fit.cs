namespace Probative.Incidents.Patterns;

/// <summary>
/// Whether an incident has what is asked for: surely not, maybe, or as far as everything that is said of it
/// goes. It says nothing of whether that is true.
/// </summary>
internal enum Fit
{
    /// <summary>What is said of it excludes that.</summary>
    No,

    /// <summary>Nothing is said, or readings differ.</summary>
    Maybe,

    /// <summary>All that is said agrees.</summary>
    Yes,
}
