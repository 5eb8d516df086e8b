namespace Probative.Kernel.Casework;

/// <summary>
/// What a reference can lead to. The names stand in facts: they never change, in lower case.
/// </summary>
public enum NodeKind
{
    Item,
    Claim,
    Observation,
    Source,
    Entity,
    Place,
    Incident,
    Finding,
    Hypothesis,
    Task,
}
