namespace CleanTemplate.Application.Common.Authorization;

/// <summary>Grants a permission, a constant of its business area, to roles.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class GrantedToAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles => roles;
}
