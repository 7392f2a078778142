using System.Windows.Markup;

[assembly: XmlnsDefinition("http://prismlibrary.com/", "Prism.Regions")]
[assembly: XmlnsPrefix("http://prismlibrary.com/", "prism")]
