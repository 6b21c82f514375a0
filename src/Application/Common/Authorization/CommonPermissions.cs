namespace CleanTemplate.Application.Common.Authorization;

public static class CommonPermissions
{
    [GrantedTo(Roles.Admin)]
    public const string Everything = "*";
}
