using System.Collections.Frozen;
using System.Reflection;

namespace CleanTemplate.Application.Common.Authorization;

/// <summary>What a user can be. What each may do stands on the permissions of the business areas.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Manager = "manager";
    public const string Customer = "customer";

    public static readonly IReadOnlyList<string> All = [Admin, Manager, Customer];
}

/// <summary>What each role may do: every constant of this assembly that carries <see cref="GrantedToAttribute"/>.</summary>
public static class RoleGrants
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Permissions = Read(typeof(RoleGrants).Assembly.GetTypes());

    public static bool Allow(string role, string permission) => Permissions.TryGetValue(role, out var granted) && granted.Contains(permission);

    /// <summary>By role. Wildcards are replaced by what they stand for, so that asking is one look-up.</summary>
    internal static FrozenDictionary<string, FrozenSet<string>> Read(IEnumerable<Type> types)
    {
        var grants = types
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral && field.IsDefined(typeof(GrantedToAttribute)))
            .SelectMany(field => field.GetCustomAttribute<GrantedToAttribute>()!.Roles, (field, role) => (Role: role, Permission: (string)field.GetRawConstantValue()!))
            .ToList();
        var known = grants.Select(grant => grant.Permission).Where(permission => !permission.EndsWith(CommonPermissions.Everything, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return grants
            .GroupBy(grant => grant.Role, StringComparer.Ordinal)
            .ToFrozenDictionary(
                role => role.Key,
                role => role.SelectMany(grant => Meant(grant.Permission, known)).ToFrozenSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
    }

    private static IEnumerable<string> Meant(string permission, IEnumerable<string> known) => permission.EndsWith(CommonPermissions.Everything, StringComparison.Ordinal)
        ? known.Where(candidate => candidate.StartsWith(permission[..^CommonPermissions.Everything.Length], StringComparison.Ordinal))
        : [permission];
}

/// <summary>
/// Grants a permission, a constant of its business area such as <c>reports:read</c>, to roles. <c>reports:*</c> stands for
/// every permission on reports, <c>*</c> for all there are.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class GrantedToAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles => roles;
}

public static class CommonPermissions
{
    [GrantedTo(Roles.Admin)]
    public const string Everything = "*";
}
