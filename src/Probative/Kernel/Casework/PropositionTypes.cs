namespace Probative.Kernel.Casework;

/// <summary>
/// What a proposition can be about. Claims and findings share these words, so that they compare; they never
/// share a table. The names stand in facts.
/// </summary>
public static class PropositionTypes
{
    /// <summary>Who holds a place: a holder, or contested, or unknown, over an interval.</summary>
    public const string Control = "control";

    /// <summary>Who is under whose command, over an interval.</summary>
    public const string Command = "command";

    public static readonly IReadOnlyList<string> All =
    [
        "alleged_violation", "act_detail", "status", "location", "dating", "casualties", "missing",
        "attribution", Control, Command, "media_provenance", "media_content", "legal_characterisation",
        "pattern", "policy_pattern", "investigative_step", "military_context", "context_conflict",
        "prediction", "causal", "denial", "counter_claim", "response", "dispute", "correction",
        "count_caveat", "naming", "verification_result", "verification_limit", "verification_status",
        "expert_opinion", "access", "refusal_to_acknowledge", "acknowledgement", "source_protection",
        "caution",
    ];

    /// <summary>What <see cref="Control"/> may say of who holds a place when it names no holder.</summary>
    public static readonly IReadOnlyList<string> States = ["contested", "unknown"];
}
