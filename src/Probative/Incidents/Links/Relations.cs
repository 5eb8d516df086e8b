using Probative.Kernel.Casework;

namespace Probative.Incidents.Links;

/// <summary>How one thing of a case can relate to another. The names stand in facts.</summary>
public static class Relations
{
    /// <summary>Attaches what is said, seen, concluded, held or to be done to an incident.</summary>
    public const string About = "about";

    /// <summary>What is said in the first says that the second is not so; both stay.</summary>
    public const string Denies = "denies";

    /// <summary>Two incidents that must not be linked or merged, and why.</summary>
    public const string ForbidsLink = "forbids_link";

    public static readonly IReadOnlyList<string> All =
    [
        "elaborates", "status_element_of", "locates", "dates", "context_of", "provenance_of",
        "verification_status_of", "investigates", "characterises", "presupposes", "in_tension_with",
        "generalises", "attributes", "precedes", "explains", Denies, "disputes", "supports", "limits",
        "same_place", "revises", "revised_by", "justifies", "responds_to", ForbidsLink, About,
    ];

    private static readonly NodeKind[] s_any = Enum.GetValues<NodeKind>();
    private static readonly NodeKind[] s_incident = [NodeKind.Incident];
    private static readonly NodeKind[] s_matter =
        [NodeKind.Claim, NodeKind.Observation, NodeKind.Finding, NodeKind.Item, NodeKind.Task];

    /// <summary>What can stand before the relation.</summary>
    public static IReadOnlyList<NodeKind> From(string relation) => relation switch
    {
        About => s_matter,
        ForbidsLink => s_incident,
        _ => s_any,
    };

    /// <summary>What can stand behind it.</summary>
    public static IReadOnlyList<NodeKind> To(string relation) =>
        relation is About or ForbidsLink ? s_incident : s_any;
}
