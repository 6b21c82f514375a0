using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Authorization;

/// <summary>Says on a request record who may send it. Each request carries exactly one; without it, nobody may.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class AccessAttribute : Attribute
{
    public abstract Error? Refuse(ICurrentUser user);
}

/// <summary>Anybody, signed in or not.</summary>
public sealed class PublicAttribute : AccessAttribute
{
    public override Error? Refuse(ICurrentUser user) => null;
}

/// <summary>Anybody who is signed in.</summary>
public sealed class SignedInAttribute : AccessAttribute
{
    public override Error? Refuse(ICurrentUser user) => user.IsSignedIn ? null : CommonErrors.SignInRequired;
}

/// <summary>Whoever has a role that is granted the permission.</summary>
public sealed class RequirePermissionAttribute(string permission) : AccessAttribute
{
    public string Permission => permission;

    public override Error? Refuse(ICurrentUser user)
    {
        if (!user.IsSignedIn) return CommonErrors.SignInRequired;
        return user.May(permission) ? null : CommonErrors.PermissionRequired(permission);
    }
}
