using Probative.Handover;
using Probative.Handover.Package;
using Probative.Handover.Plan;
using Probative.Kernel.Ids;

namespace Probative.Web.Rooms.Handover;

/// <summary>What somebody has filled in so far.</summary>
public sealed class HandoverForm
{
    private const string PackageEnding = ".zip";

    public string To { get; set; } = "";

    public string Purpose { get; set; } = "";

    /// <summary>False: only <see cref="Items"/>.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>The ids of chosen items.</summary>
    public HashSet<string> Items { get; } = new(StringComparer.Ordinal);

    public List<Kept> Withhold { get; } = [];

    /// <summary>
    /// Fields, one a line, that may stand although they say what is withheld elsewhere.
    /// </summary>
    public string Confirm { get; set; } = "";

    /// <summary>The ZIP file or folder to make.</summary>
    public string Out { get; set; } = "";

    public MakeHandover ToCommand(MemberId by, string @case) => new()
    {
        By = by,
        Case = @case,
        To = To.Trim(),
        Purpose = Purpose.Trim(),
        Select = IsWhole ? ItemSelection.Everything : ItemSelection.Of([.. Items]),
        Withhold = [.. Withhold
            .Where(kept => kept.What.Trim().Length > 0)
            .Select(kept => new Withholding(kept.What.Trim(), kept.Reason.Trim()))],
        Confirm = Confirm.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Out = Out.Trim(),
        Form = Out.Trim().EndsWith(PackageEnding, StringComparison.OrdinalIgnoreCase)
            ? PackageForm.Zip
            : PackageForm.Folder,
    };

    /// <summary>Something that stays, and the reason that the package will state.</summary>
    public sealed class Kept
    {
        public string What { get; set; } = "";

        public string Reason { get; set; } = "";
    }
}
