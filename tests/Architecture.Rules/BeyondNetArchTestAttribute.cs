namespace CleanTemplate.Architecture.Rules;

/// <summary>Marks what NetArchTest.Rules 1.3.2 does not have: a rule that must compile for both engines leaves it alone.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class)]
public sealed class BeyondNetArchTestAttribute : Attribute;
