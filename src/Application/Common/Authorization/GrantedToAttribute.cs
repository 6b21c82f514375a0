namespace CleanTemplate.Application.Common.Authorization;

/// <summary>
/// Grants a permission, a constant of its business area such as <c>orders:ship</c>, to roles. <c>orders:*</c> stands for
/// every permission on orders, <c>*</c> for all there are.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class GrantedToAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles => roles;
}
