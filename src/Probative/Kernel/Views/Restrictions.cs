namespace Probative.Kernel.Views;

/// <summary>What every list asks of restrictions.</summary>
public static class Restrictions
{
    /// <summary>The restrictions that stand: the items that are hidden now.</summary>
    public static IQueryable<RestrictionView> Standing(this IQueryable<RestrictionView> restrictions) =>
        restrictions.Current().Where(row => row.IsRestricted);
}
