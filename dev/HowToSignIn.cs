namespace CleanTemplate.Dev;

internal static class HowToSignIn
{
    public const string Text = "POST /api/v1/sessions as admin@example.com, manager@example.com or customer@example.com; the first start printed their passwords";
}
