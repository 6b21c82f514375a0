namespace CleanTemplate.Application.Accounts;

public static class Roles
{
    public const string Customer = "customer";
    public const string Staff = "staff";
}
