namespace CleanTemplate.Application.Common.Authorization;

/// <summary>
/// Grants a permission, a constant of its business area such as <c>reports:read</c>, to roles. <c>reports:*</c> stands for
/// every permission on reports, <c>*</c> for all there are.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class GrantedToAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles => roles;
}
